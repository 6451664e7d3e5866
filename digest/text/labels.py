"""What sites write before or behind a headline to announce it: "BREAKING", "【速報】"."""

from __future__ import annotations

_BY_LANGUAGE = {
    "en": "latest/the latest/latest news/breaking/breaking news/just in/developing/developing story"
    "/update/updated/exclusive/watch/watch live/video/videos/live/live updates/must read/news"
    "/top news/top story/trending/photos/in pictures",
    "ar": "عاجل/فيديو/بالفيديو/مباشر/شاهد/حصري/بث مباشر",
    "da": "seneste nyt/billeder",
    "de": "eilmeldung/eil/exklusiv/liveticker/live-ticker/liveblog/live-blog/newsticker/ticker"
    "/bildergalerie/fotos",
    "el": "έκτακτο/βίντεο/ζωντανά",
    "es": "última hora/urgente/en vivo/directo/en directo/vídeo/exclusiva/fotos/minuto a minuto",
    "fr": "en direct/direct/dernière minute/vidéo/vidéos/exclusif/alerte info/en images",
    "it": "ultim'ora/diretta/in diretta/esclusiva/foto",
    "ja": "速報/独自/動画/更新/中継/写真/詳報",
    "ko": "속보/단독/영상/포토/종합/현장영상",
    "nl": "net binnen/exclusief/foto's",
    "pl": "pilne/na żywo/wideo/z ostatniej chwili/tylko u nas/zdjęcia",
    "pt": "ao vivo/exclusivo/em direto/em atualização/galeria",
    "ru": "срочно/молния/видео/фото/эксклюзив/обновлено/прямой эфир",
    "sv": "just nu/direkt/senaste nytt/bilder",
    "tr": "son dakika/canlı/özel haber/foto galeri",
    "uk": "терміново/відео/наживо",
    "zh": "快讯/突发/独家/视频/组图/直播",
}
LABELS = tuple(dict.fromkeys("/".join(_BY_LANGUAGE.values()).split("/")))
"""Lower case. They say nothing of what the headline tells."""
BEHIND = (
    "as it happened", "in pictures", "live updates", "live blog", "video", "photos",
    "im liveticker", "liveticker", "liveblog", "vidéo", "en direct", "vídeo", "en directo",
    "minuto a minuto", "fotos", "diretta", "ao vivo", "wideo", "видео", "фото",
)  # fmt: skip
"""The same behind a headline, with a dash or a bar."""
