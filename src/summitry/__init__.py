"""Turn a news article on diplomacy into tidy tables of events and stances."""
