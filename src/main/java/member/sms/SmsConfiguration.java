package member.sms;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the sender of short messages. Production does not start on the sandbox unless it is allowed by name. */
@Configuration(proxyBeanMethods = false)
class SmsConfiguration {
    @Bean
    SmsSender smsSender(SmsProperties properties, SandboxInbox inbox) {
        return properties.sender() == SmsProperties.Sender.HTTP ? new HttpSms(properties) : inbox::put;
    }
}
