"""Reading Pro-U: what is offered, who takes part, and what schools asked for."""
