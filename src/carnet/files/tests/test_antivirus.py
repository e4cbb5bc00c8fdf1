"""The antivirus of the firm, played by a server that speaks clamd's own protocol on a socket."""

import socket
import struct
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from carnet.accounts.actor import Source, system
from carnet.files.taking import take
from carnet.files.tests import samples
from carnet.files.tests.samples import upload
from carnet.kernel.errors import Refused


class Clamd:
    """Answers as clamd 1.x to zINSTREAM."""

    def __init__(self, path: Path, answer: Callable[[bytes], bytes]) -> None:
        self.seen: list[bytes] = []
        self.answer = answer
        self.listening = socket.socket(socket.AF_UNIX)
        self.listening.bind(str(path))
        self.listening.listen()
        self.thread = threading.Thread(target=self.serve)
        self.thread.start()

    def serve(self) -> None:
        while True:
            try:
                connection, _ = self.listening.accept()
            except OSError:
                return
            with connection, connection.makefile("rb") as stream:
                command = stream.read(10)
                assert command in {b"zINSTREAM\0", b""}
                if not command:
                    return
                content = b""
                while (length := struct.unpack("!L", stream.read(4))[0]) > 0:
                    content += stream.read(length)
                self.seen.append(content)
                connection.sendall(self.answer(content))

    def stop(self, path: Path) -> None:
        with socket.socket(socket.AF_UNIX) as last:
            last.connect(str(path))
        self.thread.join()
        self.listening.close()


def honest(content: bytes) -> bytes:
    return b"stream: Eicar-Test-Signature FOUND\0" if samples.EICAR in content else b"stream: OK\0"


@pytest.fixture
def start(settings: Any) -> Iterator[Callable[..., Clamd]]:
    # A socket's path is short: not in pytest's own folder.
    with tempfile.TemporaryDirectory(prefix="clamd") as folder:
        path, made = Path(folder, "s"), []

        def started(answer: Callable[[bytes], bytes] = honest) -> Clamd:
            settings.CARNET_CLAMD = str(path)
            made.append(Clamd(path, answer))
            return made[0]

        yield started
        for server in made:
            server.stop(path)


def taken(name: str, content: bytes) -> str:
    return take(upload(name, content), by=system(Source.COMMAND)).name


def test_a_sound_file_is_seen_whole_and_kept(start: Callable[..., Clamd]) -> None:
    content = samples.PDF + b"\0" * 200_000
    server = start()
    assert taken("a.pdf", content) == "a.pdf"
    assert server.seen == [content]


def test_a_virus_is_refused(start: Callable[..., Clamd]) -> None:
    start()
    with pytest.raises(Refused, match="reconnu un virus"):
        taken("eicar.txt", samples.EICAR)


def test_an_image_is_looked_at_as_it_was_sent(start: Callable[..., Clamd]) -> None:
    """Before it is rewritten: what hid in it is what matters."""
    start()
    with pytest.raises(Refused, match="reconnu un virus"):
        taken("a.jpg", samples.picture() + samples.EICAR)


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b"UNKNOWN COMMAND\0", b""])
def test_without_a_clear_answer_nothing_is_taken(start: Callable[..., Clamd], answer: bytes) -> None:
    start(lambda content: answer)
    with pytest.raises(Refused, match="ne répond pas"):
        taken("a.pdf", samples.PDF)


def test_without_antivirus_nothing_is_taken_unless_the_firm_chose_so(settings: Any, tmp_path: Path) -> None:
    settings.CARNET_CLAMD = str(tmp_path / "absent")
    with pytest.raises(Refused, match="ne répond pas"):
        taken("a.pdf", samples.PDF)
    settings.CARNET_CLAMD_REQUIRED = False
    assert taken("a.pdf", samples.PDF) == "a.pdf"


def test_none_is_asked_when_none_is_named() -> None:
    assert taken("eicar.txt", samples.EICAR) == "eicar.txt"
