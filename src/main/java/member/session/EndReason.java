package member.session;

/** Why a log-in ended. */
public enum EndReason {
    LOG_OUT, LOG_OUT_EVERYWHERE, DEVICE_REVOKED, TOKEN_REUSED, PIN_CHANGED, PIN_RESET, LEFT
}
