"""The home page: shows the tiles that apps register."""
