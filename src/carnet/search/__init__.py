"""The one search box: tokens, ranking, typo rescue. Sources plug in."""
