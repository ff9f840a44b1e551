package member.sms;

import platform.person.PhoneNumber;

/** Sends short messages; which one does is configured ({@link SmsConfiguration}). Never called inside a transaction. */
public interface SmsSender {
    /**
     * Sends one message.
     *
     * @throws platform.web.DomainException {@link member.error.MemberError#SMS_UNAVAILABLE} when it may not have gone out
     */
    void send(PhoneNumber to, String message);
}
