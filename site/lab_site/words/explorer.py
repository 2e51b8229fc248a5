"""What is said where a listing can be opened in Compiler Explorer, in both languages."""

TABLE = {
    "open explorer": ("Open in Compiler Explorer", "在 Compiler Explorer 中打开"),
    "leaves": ("leaves this site", "离开本站"),
    "there": ("There it shows less: {0}.", "在那里看不到全部效果：{0}。"),
    "there quiet": ("its times say little, on a machine shared with others",
                    "机器与他人共用，耗时没有参考价值"),
    "there cpus": ("it wants {0} CPUs, and gets half of one", "要用 {0} 个 CPU，那里只给半个"),
    "there tasks": ("it wants {0} processes and threads, and gets {1}",
                    "要有 {0} 个进程与线程，那里至多 {1} 个"),
    "there descriptors": ("it wants {0} open descriptors, and gets {1}",
                          "要打开 {0} 个描述符，那里至多 {1} 个"),
    "there ram": ("it wants {0} of memory, and gets {1}", "要用 {0} 内存，那里至多 {1}"),
    "there disk": ("it wants {0} on a disk, and there is none", "要在磁盘上写 {0}，那里没有磁盘"),
    "there io_uring": ("it wants io_uring, which may be refused", "要用 io_uring，那里可能不允许"),
    "there userns": ("it wants user namespaces of its own, which may be refused",
                     "要自建用户命名空间，那里可能不允许"),
    "there kernel": ("it wants Linux {0} or newer, and the kernel is another",
                     "要 Linux {0} 或更新，而那里是另一个内核"),
    "there command": ("it wants the program {0}, which is missing", "要用程序 {0}，那里没有"),
    "there service": ("it wants the server {0}, which is missing", "要用服务器 {0}，那里没有"),
    "there tried": ("within the limits that the site publishes it does not run to its end",
                    "按该网站公布的限制，它跑不到底"),
    # the small page in between
    "explorer title": ("{0} in Compiler Explorer", "在 Compiler Explorer 中打开 {0}"),
    "explorer goes on": ("Your browser goes on to {0}. If it stays here, follow the link.",
                         "浏览器正在前往 {0}；如果停在这里，请点上面的链接。"),
    "explorer path": (
        "The address holds the program and the headers that it includes. {0} receives them, and "
        "what a browser tells every site, but not which page you come from.",
        "网址里写着这个程序和它包含的头文件。{0} 会收到它们，以及浏览器告诉每个网站的信息，但不会知道你从哪一页来。"),
    "explorer fragment": (
        "The program and the headers that it includes stand behind the # of the address, which "
        "your browser keeps to itself. {0} receives them once its page compiles them, and what a "
        "browser tells every site, but not which page you come from.",
        "这个程序和它包含的头文件写在网址的 # 之后，浏览器不会把这一部分发给网站。页面打开后开始编译，"
        "{0} 这时才收到它们，以及浏览器告诉每个网站的信息，但不会知道你从哪一页来。"),
    "explorer back": ("Back to the listing", "回到程序"),
}
