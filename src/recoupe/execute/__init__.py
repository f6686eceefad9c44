"""Where the reading of articles runs."""

from recoupe.execute.local import LocalExecutor
from recoupe.execute.protocol import ExecuteError, Executor, Failed
from recoupe.execute.ray import RayExecutor
from recoupe.execute.serial import SerialExecutor

__all__ = ["ExecuteError", "Executor", "Failed", "LocalExecutor", "RayExecutor", "SerialExecutor"]
