"""An open folder to everything below it: what can be unlinked, and folders."""

from __future__ import annotations

import os
import stat


def listed(handle: int) -> tuple[dict[str, os.stat_result], dict[str, int]]:
    """By path, the state of each file (also of links and the like), and the mode of each folder."""
    files: dict[str, os.stat_result] = {}
    folders: dict[str, int] = {}
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
        opened = os.open(folder or ".", flags, dir_fd=handle)
        try:
            if folder:
                folders[folder] = stat.S_IMODE(os.fstat(opened).st_mode)
            with os.scandir(opened) as entries:
                for entry in entries:
                    path = f"{folder}/{entry.name}" if folder else entry.name
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(path)
                    else:
                        files[path] = entry.stat(follow_symlinks=False)
        finally:
            os.close(opened)
    return files, folders
