"""What is counted, in Chinese, and in English for one of it."""

import re

UNITS_ZH = {
    "faults": "次缺页", "processes": "个进程", "threads": "个线程", "calls": "次调用", "pages": "页",
    "times": "倍", "bytes": "字节", "tasks": "个任务", "mappings": "个映射", "addresses": "个地址",
    "descriptors": "个描述符", "wakeups": "次唤醒", "values": "个值", "switches": "次切换",
    "additions": "次加法", "letters": "个字母", "reports": "份报告", "tries": "次尝试",
    "jobs": "项作业", "workers": "个工作进程", "ways": "种方式", "events": "个事件", "updates": "次更新",
    "cells": "格", "connections": "个连接", "flows": "个执行流", "orders": "种次序", "ticks": "次",
    "coroutines": "个协程", "messages": "条消息", "signals": "个信号", "writes": "次写",
    "reads": "次读", "bits": "位", "records": "条记录", "stretches": "段",
    "clients": "个客户端", "requests": "个请求",
}
UNSPOKEN = {"yes/no", "signal"}  # the value itself says it
PLURAL = re.compile(r"(?<=sh|ch|ss)es$|(?<!s)s$")
