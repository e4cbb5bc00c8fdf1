"""The tales told one by one: what every screen of the client file is for has at least one."""

from carnet.demo.book import Book
from carnet.demo.tales import firms, hotel, lives, names, proposals, twins


def write(book: Book) -> None:
    for tale in (names, twins, lives, firms, hotel, proposals):
        tale.write(book)
