package pay.payment;

import pay.card.CardRequestId;

/** One try to have a card pay a part of an order, and what is set aside beside it until the card company has answered. */
record CardAttempt(CardRequestId charge, PaymentId payment, Beside beside) {}
