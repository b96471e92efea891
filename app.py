"""The front door for an ASGI server (`uvicorn app:app`); `laurel run` opens the same one."""

from front.servers import front_door

app = front_door()
