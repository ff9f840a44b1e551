package pay.fraud;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * How transfers are looked at.
 *
 * @param rules the file of thresholds
 * @param paymentRules the file of thresholds for what is paid to merchants
 * @param reviewWithin how long an operator has to look at what is held; then it is refused
 */
@ConfigurationProperties("madang.pay.fraud")
record FraudSettings(@DefaultValue("classpath:/pay/fraud-rules.csv") Resource rules,
        @DefaultValue("classpath:/pay/payment-fraud-rules.csv") Resource paymentRules,
        @DefaultValue("24h") Duration reviewWithin) {
    FraudSettings {
        if (!reviewWithin.isPositive()) {
            throw new IllegalArgumentException("madang.pay.fraud.review-within is " + reviewWithin);
        }
    }
}
