package member.otp;

/** What a code is for: one for signing up is worth nothing for another device. */
public enum OtpPurpose {
    SIGN_UP, NEW_DEVICE, PIN_RESET, PHONE_CHANGE
}
