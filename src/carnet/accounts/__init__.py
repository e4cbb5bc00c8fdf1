"""Users, roles, rights, and the Actor who does every act."""
