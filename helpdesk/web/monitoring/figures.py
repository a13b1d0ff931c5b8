"""Registers figures for `/metrics` that are read from rows, and so are right whichever of several processes is asked.

A room adds its own from its `apps.py`: `register("amends_mail_waiting", "Mails that …", count)`.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

Read = Callable[[], float | Mapping[str, float] | None]


class Metric(NamedTuple):
    """One figure of `/metrics`.

    `read` returns one number, numbers by the value of `label`, or None where there is nothing to tell.
    """

    name: str
    words: str
    read: Read
    label: str


_figures: dict[str, Metric] = {}


def register(name: str, words: str, read: Read, *, label: str = "") -> None:
    """Add a figure under a name that scrapers know it by; never change it."""
    _figures[name] = Metric(name, words, read, label)


class Rows(Collector):
    """Reads every figure, once a scrape."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        for figure in _figures.values():
            gauge = GaugeMetricFamily(figure.name, figure.words, labels=[figure.label] if figure.label else None)
            found = figure.read()
            if isinstance(found, Mapping):
                for key, value in found.items():
                    gauge.add_metric([key], value)
            elif found is not None:
                gauge.add_metric([], found)
            yield gauge


def latest() -> bytes:
    """All figures in Prometheus's text form."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(Rows())
    return bytes(generate_latest(registry))
