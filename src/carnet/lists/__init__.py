"""Lists as people use them: saved and shared views, chosen columns. Every app's list plugs in."""
