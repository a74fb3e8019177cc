"""Fills the house: users, sections, topics, contributors and pictures."""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files import File

from agreements.models import Topic
from articles.models import Contributor, Image, Section
from newsroom.demo.identity import public_id
from newsroom.demo.shapes import Picture
from newsroom.demo.staff import CONTRIBUTORS, SECTIONS, TOPICS

USERS = {"admin": "administrator", "editor": "editor", "registrar": "registrar", "reporter": "reporter"}
DRAWINGS = Path(__file__).with_name("drawings")


def add_users() -> dict[str, str]:
    """Create the four users, each in its group. Returns the passwords of those that are new; users who exist are left alone."""
    user_model = get_user_model()
    missing = [name for name in USERS if not user_model.objects.filter(username=name).exists()]
    passwords = {name: os.environ.get("NEWSROOM_DEMO_PASSWORD") or secrets.token_urlsafe(12) for name in missing}
    for name, password in passwords.items():
        user = user_model.objects.create_user(name, password=password, is_staff=True, is_superuser=name == "admin")
        user.groups.add(Group.objects.get_or_create(name=USERS[name])[0])
    return passwords


def keep_passwords(passwords: dict[str, str]) -> Path:
    """Write the passwords to a file that only its owner can read. Returns its path."""
    path: Path = settings.DEMO_PASSWORDS
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.writelines(f"{name} {password}\n" for name, password in passwords.items())
    return path


def add_sections() -> dict[str, Section]:
    return {
        section.key: Section.objects.create(
            public_id=public_id("section", section.key),
            slug=section.key,
            order=order,
            name_de=section.name.de,
            name_en=section.name.en,
            description_de=section.description.de,
            description_en=section.description.en,
        )
        for order, section in enumerate(SECTIONS, start=1)
    }


def add_topics() -> dict[str, Topic]:
    topics: dict[str, Topic] = {}
    for topic in TOPICS:
        topics[topic.key] = Topic.objects.create(
            public_id=public_id("topic", topic.key),
            slug=topic.key,
            name_de=topic.name.de,
            name_en=topic.name.en,
            parent=topics.get(topic.parent),
        )
    return topics


def add_contributors() -> dict[str, Contributor]:
    users = {user.username: user for user in get_user_model().objects.filter(username__in=USERS, contributor__isnull=True)}
    return {
        one.key: Contributor.objects.create(
            public_id=public_id("contributor", one.key),
            slug=one.key,
            name=one.name,
            role_de=one.role.de,
            role_en=one.role.en,
            bio_de=one.bio.de,
            bio_en=one.bio.en,
            user=users.get(one.user),
        )
        for one in CONTRIBUTORS
    }


def add_picture(picture: Picture) -> Image:
    """The drawing with its words; its renditions for readers are made on the way."""
    image = Image(
        public_id=public_id("image", picture.key),
        title=picture.caption.de[:120],
        alt_de=picture.alt.de,
        alt_en=picture.alt.en,
        caption_de=picture.caption.de,
        caption_en=picture.caption.en,
        credit_de=picture.credit.de,
        credit_en=picture.credit.en,
    )
    with open(DRAWINGS / f"{picture.key}.png", "rb") as file:
        image.file.save(f"{picture.key}.png", File(file), save=True)
    return image
