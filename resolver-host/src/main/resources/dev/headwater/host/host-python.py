# SPDX-License-Identifier: Apache-2.0
# Tells what this interpreter is and runs on, one fact a line; the standard library only.
import os, struct, sys, sysconfig


def musl():
    for name in sorted(os.listdir("/lib")):
        if name.startswith("ld-musl-"):
            import subprocess

            said = subprocess.run(["/lib/" + name], stdin=subprocess.DEVNULL, capture_output=True).stderr.decode()
            numbers = said.partition("Version ")[2].split(".")
            return "musllinux_%s_%s" % (numbers[0], numbers[1])
    return "linux"


def glibc():
    try:
        name, version = os.confstr("CS_GNU_LIBC_VERSION").split()[:2]
        return "manylinux_%s_%s" % tuple(version.split(".")[:2])
    except (AttributeError, OSError, ValueError, TypeError):
        return None


def platform():
    name = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    if name.startswith("linux_"):
        machine = name[len("linux_"):]
        if struct.calcsize("P") == 4:
            machine = {"x86_64": "i686", "aarch64": "armv7l"}.get(machine, machine)
        return (glibc() or musl()) + "_" + machine
    if name.startswith("macosx_"):
        from platform import mac_ver

        version, _, machine = mac_ver()
        major, minor = (version.split(".") + ["0"])[:2]
        if int(major) > 10:
            minor = "0"
        elif minor == "16":
            major, minor = "11", "0"
        return "macosx_%s_%s_%s" % (major, minor, machine)
    return name


print("python=" + sys.version.split()[0])
print("implementation=" + sys.implementation.name)
print("implementation-version=%d.%d.%d" % tuple(sys.implementation.version[:3]))
print("free-threaded=" + ("yes" if sysconfig.get_config_var("Py_GIL_DISABLED") else "no"))
print("platform=" + platform())

from platform import release, version

print("platform-release=" + release())
print("platform-version=" + version())
