"""What is made of the finished site of both languages: for other programs, and for offline."""
