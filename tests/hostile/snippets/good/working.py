"""Reports its number, and another one in the control run."""
import lab

lab.fact("number", 2 if lab.control() else 1)
