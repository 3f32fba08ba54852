"""How long our pages take, as a multiple of the floor measured in the same run; `make bench`."""

from __future__ import annotations

import os
import statistics
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leerlijn.site.settings")
django.setup()

from django.contrib.auth import get_user_model  # Django is set up first
from django.test import Client, override_settings

from bench.pages import PAGES, Page
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.foundation.people.queries import standing_of
from leerlijn.kernel.procedure import catalogue
from leerlijn.site import clock

ROUNDS = 200
WARM_UP = 20


def floor_client() -> Client:
    with override_settings(ROOT_URLCONF="bench.floor", MIDDLEWARE=[]):
        client = Client()
        client.get("/floor")
    return client


def client_for(page: Page) -> Client:
    client = Client(headers={"host": "localhost"})
    if page.account:
        client.force_login(get_user_model().objects.get(name=page.account))
    return client


def address_of(page: Page) -> str:
    """The address with the case that is looked at; ends where the demonstration world has none."""
    if not page.procedure:
        return page.address
    person = get_user_model().objects.get(name=page.account).person_id
    seen = visible_to(standing_of(person, on=clock.now().date()), catalogue.editions_of(page.procedure))
    newest = seen.order_by("-pk").first()
    if newest is None:
        sys.exit(f"{page.account} sees no case of {page.procedure}: make the demonstration world first")
    return page.address.format(case=newest.pk)


def seconds(client: Client, address: str) -> float:
    started = time.perf_counter()
    client.get(address)
    return time.perf_counter() - started


def floor_seconds(client: Client) -> float:
    with override_settings(ROOT_URLCONF="bench.floor"):
        return seconds(client, "/floor")


def ratio(page: Page, floor: Client) -> tuple[float, float]:
    """Median milliseconds of the page, and how many floors that is; both are asked in turn."""
    client, address = client_for(page), address_of(page)
    for _ in range(WARM_UP):
        answer = client.get(address)
    if answer.status_code != page.status:  # a page that does not open would be measured as a quick one
        sys.exit(f"{address} answers {answer.status_code} to {page.account or 'nobody'}")
    pairs = [(seconds(client, address), floor_seconds(floor)) for _ in range(ROUNDS)]
    ours, bare = (statistics.median(each) for each in zip(*pairs, strict=True))
    return ours * 1000, ours / bare


def main() -> None:
    floor = floor_client()
    sys.stdout.write(f"{'page':36} {'as':12} {'ms':>8} {'floors':>8}\n")
    for page in PAGES:
        milliseconds, floors = ratio(page, floor)
        sys.stdout.write(f"{page.address:36} {page.account:12} {milliseconds:8.2f} {floors:8.1f}\n")


if __name__ == "__main__":
    main()
