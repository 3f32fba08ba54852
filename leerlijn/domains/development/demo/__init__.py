"""Pro-U of the demonstration: boards with schools, editions in every state, statements, and questions."""
