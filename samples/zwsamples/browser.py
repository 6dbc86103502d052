# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: zwartlak maintainers
#
# A headless Chromium, driven over the DevTools pipe (no port, no foreign package). One instance
# serves one process; pages are set from strings, nothing is fetched.
import base64
import json
import os
import shutil
import subprocess
import tempfile

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--hide-scrollbars", "--remote-debugging-pipe")


class Browser:
    def __init__(self, hinting="none"):
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        if not program:
            raise SystemExit("samples: Chromium is missing; install the Debian package chromium")
        to_child_read, self._write = os.pipe()
        self._read, from_child_write = os.pipe()
        self._profile = tempfile.mkdtemp(prefix="zwsamples-")
        self._process = subprocess.Popen(
            ["bash", "-c", f'exec 3<&{to_child_read} 4>&{from_child_write}; exec "$@"', "chromium",
             program, *FLAGS, f"--font-render-hinting={hinting}", f"--user-data-dir={self._profile}",
             "about:blank"],
            pass_fds=(to_child_read, from_child_write), stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(to_child_read)
        os.close(from_child_write)
        self._buffer, self._last_id, self._session = b"", 0, None
        target = self.call("Target.createTarget", {"url": "about:blank"})["targetId"]
        attach = {"targetId": target, "flatten": True}
        self._session = self.call("Target.attachToTarget", attach)["sessionId"]
        self._frame = self.call("Page.getFrameTree")["frameTree"]["frame"]["id"]

    def call(self, method, params=None):
        self._last_id += 1
        message = {"id": self._last_id, "method": method, "params": params or {}}
        if self._session:
            message["sessionId"] = self._session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._write, data):]
        while True:
            while b"\0" not in self._buffer:
                chunk = os.read(self._read, 1 << 20)
                if not chunk:
                    raise RuntimeError("samples: Chromium ended")
                self._buffer += chunk
            raw, _, self._buffer = self._buffer.partition(b"\0")
            answer = json.loads(raw)
            if answer.get("id") == self._last_id:
                if "error" in answer:
                    raise RuntimeError(f"samples: {method}: {answer['error']}")
                return answer["result"]

    def load(self, page, width, height, scale):
        self.call("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": scale, "mobile": False})
        self.call("Page.setDocumentContent", {"frameId": self._frame, "html": page})
        self.run("document.fonts.ready.then(() => 1)")

    def run(self, script):
        result = self.call("Runtime.evaluate", {
            "expression": script, "awaitPromise": True, "returnByValue": True})
        if "exceptionDetails" in result:
            raise RuntimeError(f"samples: page script: {result['exceptionDetails']}")
        return result["result"].get("value")

    def picture(self):
        shot = self.call("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": True})
        return base64.b64decode(shot["data"])

    def close(self):
        try:
            self._session = None
            self.call("Browser.close")
        except (RuntimeError, OSError):
            self._process.kill()
        self._process.wait(timeout=20)
        shutil.rmtree(self._profile, ignore_errors=True)
