// A pressure cooker is hotter; nobody here has one.
int main() {}
