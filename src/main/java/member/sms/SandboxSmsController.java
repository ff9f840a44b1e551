package member.sms;

import java.util.List;

import jakarta.validation.constraints.Pattern;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import platform.person.PhoneNumber;

import static org.springframework.http.HttpStatus.NOT_FOUND;

/** Shows what the sandbox sent, for whoever tries the system out without a phone. Not there with a real gateway. */
@RestController
class SandboxSmsController {
    private final SandboxInbox inbox;
    private final boolean open;

    SandboxSmsController(SandboxInbox inbox, SmsProperties properties) {
        this.inbox = inbox;
        this.open = properties.sender() != SmsProperties.Sender.HTTP;
    }

    record Messages(List<SandboxInbox.Message> items) {}

    @Operation(summary = "Messages that the sandbox sent to a phone, newest first (sandbox only)")
    @GetMapping("/sandbox/sms")
    Messages messages(@RequestParam @Pattern(regexp = PhoneNumber.PATTERN) String phone) {
        if (!open) {
            throw new ResponseStatusException(NOT_FOUND);
        }
        return new Messages(inbox.to(PhoneNumber.parse(phone)));
    }
}
