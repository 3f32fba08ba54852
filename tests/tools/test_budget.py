"""The budget counts what is asked, and nothing of the frame around it."""

import pytest
from django.contrib.sessions.models import Session
from django.db import transaction

from tests.tools.budget import at_most

pytestmark = pytest.mark.django_db


def test_a_transaction_itself_costs_nothing():
    with at_most(0), transaction.atomic(), transaction.atomic():
        pass


def test_one_statement_too_many_is_found_and_shown():
    def ask_twice():
        with at_most(1):
            Session.objects.count()
            Session.objects.exists()

    with pytest.raises(AssertionError, match=r"2 statements, 1 allowed:\nSELECT"):
        ask_twice()
