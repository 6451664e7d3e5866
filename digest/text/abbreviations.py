"""Words with a dot that ends no sentence, in lower case and without it."""

from __future__ import annotations

# One string reads better than a list of ninety quoted words.
NEVER_LAST = frozenset(
    "adm ald asst atty brig capt cllr cmdr col comr const cpl cpt dep det dr dra drs ee ff gen "
    "gov hon insp lt maj messrs mgr mio mlle mme mr mrd mrs ms msgr ofc pfc prof pvt rep reps "
    "rev sen sens sgt spc sra srta supt гр им проф ул κ डॉ श्री د أ م".split()
)
"""Titles and the like: a name or a noun must follow, so they never end a sentence."""
ABBREVIATIONS = NEVER_LAST | frozenset(
    "approx apr assn aug ave bldg blvd bros bzw ca cf co corp ct dec dept dist ed esq est etc "
    "evtl feb fig figs ft ggf govt hwy inc inkl inst jan jr jul jun ltd mar mt mts no nos nov "
    "nr núm oct pág pct pl pp rd sep sept sog sq sr st sta str tel tues thurs ud uds univ usw "
    "vgl viz vol vols vs ala ariz ark calif colo conn fla ga kan ky md mich minn mont neb nev "
    "okla penn tenn tex va vt wis wyo".split()
)
"""What may end in a dot within a sentence. The library's own list was learned from legal
texts and scans: it holds "month", "reports" and "so"."""
