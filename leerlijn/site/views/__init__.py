"""The pages of the roof: what no room can show by itself, because it looks at several of them."""
