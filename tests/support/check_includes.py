#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The include rule of docs/architecture.md, as a test: who may know whom.

Exit 0 if every `#include "..."` of ours points downwards, every foreign library is included only in
the files that are named for it, and no file stands outside the floors.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()

# Folder -> folders it may include. The longest matching prefix decides.
MAY = {
    "pipeline/core": ["pipeline/core"],
    "pipeline/audit": ["pipeline/core", "pipeline/audit"],
    "pipeline/sandbox": ["pipeline/core", "pipeline/sandbox", "pipeline/audit/sha256.h"],
    "pipeline/tickets": ["pipeline/core", "pipeline/tickets"],
    "pipeline/stages": ["pipeline/core", "pipeline/stages", "pipeline/audit/sha256.h"],
    "pipeline": ["pipeline"],
    "models": ["pipeline/core", "models"],
    "models/name_trainer": ["pipeline/core", "models", "detectors"],  # a build tool, in no library
    "detectors": ["pipeline/core", "models", "detectors"],
    "redactors": ["pipeline/core", "models", "redactors"],
    "apps": ["pipeline", "models", "detectors", "redactors", "apps"],
    "tests": ["pipeline", "models", "detectors", "redactors", "apps", "tests"],
}
# Foreign header -> folders whose files may include it.
FOREIGN = {
    r"opencv2/": ["models", "tests/unit/models"],
    r"openvino/": ["models"],
    r"tesseract/": ["models"],
    r"(leptonica/|allheaders\.h)": ["models", "redactors/image/inspect", "tests"],
    r"(png|jpeglib|tiffio|gif_lib|lcms2)\.h": ["redactors/image", "redactors/pdf/page_image", "redactors/pdf/inspect_images", "tests"],
    r"(webp|libheif)/": ["redactors/image", "tests"],
    r"unicode/": ["redactors/text", "tests"],
    r"poppler/": ["redactors/pdf/poppler_pages", "redactors/pdf/inspect_pages", "tests"],
    r"qpdf/": ["redactors/pdf/bounded_pipeline", "redactors/pdf/conformance", "redactors/pdf/content_interpreter", "redactors/pdf/destinations", "redactors/pdf/document_parts", "redactors/pdf/embedded_files", "redactors/pdf/fill_color", "redactors/pdf/font", "redactors/pdf/image_",
               "redactors/pdf/inflate", "redactors/pdf/inline_image", "redactors/pdf/layers", "redactors/pdf/link_frame",
               "redactors/pdf/page_rewriter", "redactors/pdf/picture_pdf", "redactors/pdf/sanitise",
               "redactors/pdf/simple_encoding", "redactors/pdf/source",
               "redactors/pdf/unseen_text", "tests"],
    r"re2/": ["detectors", "pipeline/stages", "tests"],
    r"sodium": ["pipeline/audit", "detectors", "tests", "apps", "pipeline/runner", "pipeline/sandbox"],
    r"seccomp\.h": ["pipeline/sandbox"],
    r"toml\+\+/": ["pipeline/policy_file", "detectors", "tests"],
    r"nlohmann/": ["pipeline", "apps", "tests"],
    r"CLI/": ["apps"],
}
# What reads, finds and removes prints nothing and asks the environment nothing: a line for debugging
# would show text of a file. (Words, not calls of our own: std::snprintf into a buffer is fine.)
PRINTS = re.compile(r"\b(?:fprintf|printf|puts|perror|std::cerr|std::cout|std::clog|getenv)\b")
SILENT = ("pipeline/core/", "pipeline/stages/", "pipeline/sandbox/", "models/", "detectors/", "redactors/")
BUILD_TOOLS = ("detectors/build_gazetteer.cc", "models/name_trainer/train_names.cc")
STRANGER_AVOIDS = ("extract", "apply", "sanitise", "codec", "picture", "paint", "format.h")
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.M)


def rules_for(path):
    prefixes = [p for p in MAY if path.startswith(p + "/")]
    return MAY[max(prefixes, key=len)] if prefixes else None


def check(path, text):
    allowed = rules_for(path)
    if allowed is None:
        yield f"{path}: stands outside the folders of the architecture"
        return
    for kind, target in INCLUDE.findall(text):
        for pattern, homes in FOREIGN.items():
            if re.match(pattern, target) and not path.startswith(tuple(homes)):
                yield f"{path}: includes {target}, which only {', '.join(homes)} may"
        ours = (ROOT / target).exists()
        if kind == '"' and not ours and not target.endswith(".inc"):
            yield f"{path}: \"{target}\" is not a path from the root"
        if kind == '"' and ours and not target.startswith(tuple(allowed)):
            yield f"{path}: includes {target}; its folder may only know {', '.join(allowed)}"
        name = pathlib.Path(target).stem
        if path.startswith("redactors/") and pathlib.Path(path).stem.startswith("inspect"):
            if ours and target.startswith("redactors/") and any(a in name for a in STRANGER_AVOIDS):
                yield f"{path}: the stranger must not include {target}"


def check_silence(path, text):
    if not path.startswith(SILENT) or path in BUILD_TOOLS:
        return
    for number, line in enumerate(text.splitlines(), 1):
        code = line.split("//")[0]
        if PRINTS.search(code):
            yield f"{path}:{number}: prints or asks the environment"


def main():
    problems = []
    count = 0
    for folder in ("apps", "detectors", "models", "pipeline", "redactors", "tests"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix not in (".h", ".cc"):
                continue
            count += 1
            relative = path.relative_to(ROOT).as_posix()
            text = path.read_text(encoding="utf-8")
            problems += check(relative, text)
            problems += check_silence(relative, text)
    print("\n".join(problems))
    if count < 20:
        print(f"only {count} files seen: wrong folder?")
        return 1
    return 1 if problems else 0


sys.exit(main())
