package member.sms;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Chooses the sender of short messages, and refuses to start production on the sandbox by accident. */
@Configuration(proxyBeanMethods = false)
class SmsConfiguration {
    @Bean
    SmsSender smsSender(SmsProperties properties, Environment environment, SandboxInbox inbox) {
        if (properties.sender() == null && environment.acceptsProfiles(Profiles.of("prod"))) {
            throw new IllegalStateException(
                    "Set madang.member.sms.sender: 'http' for a real gateway, or 'sandbox' by name."
                            + " In production nobody may become a member by codes that nobody received by accident.");
        }
        return properties.sender() == SmsProperties.Sender.HTTP ? new HttpSms(properties) : inbox::put;
    }
}
