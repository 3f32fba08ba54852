"""The demonstration world: the year 2018 at Noaber University, from agendas to an adopted agreement."""
