"""A real SMTP server on loopback that keeps what it takes."""

import email
import email.policy
import threading

from aiosmtpd.controller import Controller

from web import closed_port


class MailSink:
    """`replies[address]` makes it answer that to a recipient or sender, like "550 5.1.1 nobody here"; `taking()`, where
    set, is called when it has a mail and has not said so yet. Can be stopped, and started again on the same port. Offers
    no TLS."""

    def __init__(self):
        self.port = closed_port()
        self.url = f"smtp://127.0.0.1:{self.port}"
        self.replies = {}
        self.taking = None
        self.commands = []  # what a client said of a mail: ("MAIL", sender) or ("RCPT", recipient)
        self._lock = threading.Lock()
        self._raw = []
        self._controller = None
        self.start()

    def start(self):
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def stop(self):
        if self._controller is not None:
            self._controller.stop()
            self._controller = None

    async def handle_MAIL(self, _server, _session, envelope, address, options):
        self.commands.append(("MAIL", address))
        if address in self.replies:
            return self.replies[address]
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(self, _server, _session, envelope, address, _options):
        self.commands.append(("RCPT", address))
        if address in self.replies:
            return self.replies[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):
        with self._lock:
            self._raw.append((list(envelope.rcpt_tos), envelope.content))
        if self.taking is not None:
            self.taking()
        return "250 OK"

    def raw(self, address=None):
        with self._lock:
            return [content for recipients, content in self._raw if address is None or address in recipients]

    def mails(self, address=None):
        """Those that came, oldest first, parsed; only those to `address`, if given."""
        return [email.message_from_bytes(content, policy=email.policy.default) for content in self.raw(address)]
