internal import Replay
