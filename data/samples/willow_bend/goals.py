"""What Willow Bend wants to reach together, as made up as all of it: in its last season, and in the open one."""

from data.samples.willow_bend.homes import YEARS
from data.together import Wanted

PLANTED = Wanted(str(YEARS[-1]), "Trees for the river bank", 400, criterion="trees")
SOLD = Wanted(str(YEARS[-1] + 1), "Dried mushrooms under our own brand", 800, "kg")
SOLD_SO_FAR = 290
