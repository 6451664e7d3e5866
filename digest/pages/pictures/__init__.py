"""Pictures of the site's own folder: which may be published, in which sizes."""
