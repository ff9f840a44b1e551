package member.sms;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import platform.ops.OpsController;
import platform.ops.OpsPage;

/** The operators' view of what the sandbox "sent": the codes of people who try the system out. */
@OpsController
class SandboxSmsPage {
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
            .withZone(ZoneId.of("Asia/Seoul"));

    private final SandboxInbox inbox;

    SandboxSmsPage(SandboxInbox inbox) {
        this.inbox = inbox;
    }

    @Bean
    static OpsPage sandboxSmsInNavigation() {
        return new OpsPage("/ops/sms", "member.sms", "message", 60);
    }

    /** A message as the page shows it, in Korean time. */
    record Shown(String at, String phone, String message) {}

    @GetMapping("/ops/sms")
    String messages(Model model) {
        model.addAttribute("messages", inbox.newest().stream()
                .map(sent -> new Shown(AT.format(sent.sentAt()), sent.phone(), sent.message())).toList());
        return "member/sms";
    }
}
