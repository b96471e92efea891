"""Every sentence that Laurel says, by subject; layers below `front` hand up codes and values."""
