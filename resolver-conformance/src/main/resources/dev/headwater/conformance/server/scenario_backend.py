# SPDX-License-Identifier: Apache-2.0
"""Makes of a source distribution of a scenario the metadata, or the wheel, that its PKG-INFO says."""
import os
import pathlib
import zipfile


def fields():
    metadata = pathlib.Path("PKG-INFO").read_text(encoding="utf-8")
    said = dict(line.split(": ", 1) for line in metadata.splitlines() if ": " in line)
    return metadata, said["Name"].replace("-", "_"), said["Version"]


def get_requires_for_build_wheel(config_settings=None):
    return []


def prepare_metadata_for_build_wheel(metadata_directory, config_settings=None):
    metadata, name, version = fields()
    folder = f"{name}-{version}.dist-info"
    os.mkdir(os.path.join(metadata_directory, folder))
    pathlib.Path(metadata_directory, folder, "METADATA").write_text(metadata, encoding="utf-8")
    return folder


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    metadata, name, version = fields()
    info, wheel = f"{name}-{version}.dist-info", f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(os.path.join(wheel_directory, wheel), "w") as archive:
        archive.writestr(f"{info}/METADATA", metadata)
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "".join(f"{info}/{file},,\n" for file in ("METADATA", "WHEEL", "RECORD")))
    return wheel
