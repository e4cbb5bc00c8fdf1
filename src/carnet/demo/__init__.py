"""The demonstration: a fictional joinery firm at Cholet, its people, its clients and four years of their history."""
