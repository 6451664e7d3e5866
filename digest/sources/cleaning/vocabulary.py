"""Words that distinguish a text from the page around it, in the languages of most sources."""

from __future__ import annotations

FUNCTION_WORDS = frozenset(
    """the of and to in a is that for it on with as was be by at this are from or an have not which
    his he but they their its has had were been will would could can than there who what when if so
    into after about also said we i you she her more
    le la les de des du et à en un une est que qui dans pour sur pas au par avec il elle ont été
    der die das und den von zu mit sich auf für ist im dem nicht ein eine als auch es werden aus er
    hat dass sie nach
    el los las y del se con su como más al lo o pero sus ha di che è e per una sono non della
    da os do um uma não em no na het een van niet op te dat""".split()
)
"""Words that sentences can't do without and menus can."""

FURNITURE_WORDS = frozenset(
    """our us please we'd
    cookie cookies consent privacy policy terms conditions rights reserved copyright inc llc
    disclaimer gdpr accessibility sitemap imprint legal
    subscribe subscriber subscribers subscription subscriptions newsletter newsletters inbox
    sign signup log login register registered account password member membership premium
    trial
    email mail contact support help faq faqs feedback advertise advertisement advertising
    ads ad sponsored affiliate commission partners partner press careers jobs
    menu home about search skip submit navigation navigate toggle submenu footer header
    sidebar loading close expand collapse back top next previous prev
    share tweet twitter facebook instagram linkedin youtube pinterest reddit tumblr whatsapp
    telegram tiktok rss follow followers like likes print copy link bookmark
    comment comments reply replies respond leave posted posts post blog blogs author avatar
    editor editorial staff contributor
    ago am pm min mins updated published
    news latest trending popular related featured recommended breaking headlines stories
    topics tag tags category categories archive archives sections
    read reading more view views see click tap discover explore learn browse get download
    install app apps podcast podcasts webinar webinars guide guides resources video videos
    photo photos gallery image images credit getty courtesy watch listen
    shop store cart checkout buy sale deals shipping wishlist gift donate magazine events
    calendar weather sports opinion entertainment lifestyle
    datenschutz impressum kontakt anmelden abmelden abo abonnieren abonnement mehr
    weiterlesen teilen kommentar kommentare startseite suche suchen themen anzeige werbung
    jetzt kostenlos agb nutzungsbedingungen lesen merken drucken folgen konto warenkorb
    abonner abonnez connexion connecter inscription inscrire inscrivez mentions légales
    confidentialité contactez notre vos commentaire commentaires partager partagez
    imprimer accueil recherche rubrique rubriques lire voir suivez publicité boutique
    panier compte gratuit gratuitement
    suscríbete suscribirse suscripción boletín iniciar sesión registrarse contacto
    privacidad aviso términos condiciones nuestra nuestros nuestro compartir comparte
    comentarios comentario inicio buscar búsqueda secciones leer más ver síguenos publicidad
    tienda carrito cuenta gratis
    iscriviti abbonati accedi registrati contatti informativa termini condividi commenti
    commenta cerca leggi tutto seguici pubblicità carrello nostri nostra nostro
    assine inscreva cadastre entrar contato privacidade termos compartilhar compartilhe
    comentários comente início leia mais siga publicidade carrinho conta nossa nosso
    abonneer aanmelden inloggen nieuwsbrief privacybeleid voorwaarden delen reacties zoeken
    lees meer volg advertentie winkelwagen onze
    prenumerera logga dela kommentarer sök läs mer följ annons integritetspolicy
    nyhedsbrev nyhetsbrev søg søk læs les mere følg annonce
    zaloguj subskrybuj polityka prywatności udostępnij komentarze szukaj czytaj więcej
    reklama regulamin""".split()
)
"""Words of buttons, menus and calls. Each occurs in texts, too: only their share is evidence."""
