"""English words whose presence in a statement means something whatever the statement says."""

from __future__ import annotations

OPENERS = frozenset(
    """about according across addressing aid all almost along although amid among another apart
    around as asked authorities because both built calculations called campaigners citing
    conditions consent court crews critics damage data despite doctors emergency engineers
    even evidence executives experts facing firefighters following former founded founders
    four fears further given hundreds if including initially inside investigators investors
    its judges just keeping lawmakers lawyers leaders less local many members ministers
    monitors more most mostly much nearly neighbors neither no nobody none officers officials
    once one only opponents organizers others outside over owners parents passengers people
    pilots police prices prosecutors protesters rail records relatives reporters rescuers
    researchers residents rivals roughly ruling scientists several shopkeepers since so some
    staff starting stocks students such supporters survivors talks teachers thousands three
    through together traffic troops two under unions until victims villagers voters while
    witnesses work workers workplaces""".split()
)
"""They may open a statement although no source has them: no name is among them."""

GRAVE = """abuse abused accuse accused arrest arrested assault attack attacked ban banned bankrupt
    betray blame blamed bomb bombed bribe bribed bribery broke charge charged cheat cheated
    collapse condemn condemned confess confessed conspire convict convicted corrupt
    corruption coup crime criminal dead death deport deported detain detained die died
    dismiss dismissed drunk embezzle execute executed expel expelled explode exploded fine
    fined fire fired flee fled forge fraud guilty harass hostage illegal illegally impeach
    impeached indict indicted infect infected injure injured innocent invade invaded jail
    jailed kidnap kill killed killer lied loot lying massacre murder murdered negligence oust
    ousted plot poison poisoned prison quit rape raped refuse refused reject rejected resign
    resigned resignation riot rob robbed sabotage sack sacked scandal sentence sentenced
    shoot shot smuggle spy stab stabbed steal stole stolen strike sue sued suicide surrender
    suspend suspended terror terrorist terrorism threat threaten threatened torture tortured
    traffick victim violate violated violence war won lost win lose wound wounded wrong"""
"""English words that accuse, or tell of what can't be undone: none but a source's own is used."""
