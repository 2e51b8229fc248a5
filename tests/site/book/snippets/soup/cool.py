# A bigger pot cools more slowly.
from lab import lab

for litres in (1, 10):
    lab.sample("minutes", litres, litres * 3.2)
