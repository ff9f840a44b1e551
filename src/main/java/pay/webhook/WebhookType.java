package pay.webhook;

/** What a merchant's system is told. The names are a contract: more may come, none changes. */
public enum WebhookType {
    /** Data: the payment, as it is read by its key. Its status may be the same as before: then what became of one of its cancels has changed. */
    PAYMENT_STATUS_CHANGED,
    /** Data: the dispute, as it is read by its id. */
    DISPUTE_STATUS_CHANGED,
    /** Data: the charge by a billing key, as it is read by its order. */
    BILLING_CHARGE_STATUS_CHANGED,
    /** Told to a merchant's other endpoints. Data: the endpoint. */
    ENDPOINT_SWITCHED_OFF
}
