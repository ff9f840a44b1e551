package loan.application;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long an application waits for whom.
 *
 * @param decide for the lender to decide
 * @param askAgain when a lender is asked again that has not decided
 * @param sign for the member to sign what was approved
 * @param payOutAgain between two requests to pay out
 * @param keepPapers how long files and certificates of one that was submitted are kept after its end
 */
@ConfigurationProperties("madang.loan.application")
record ApplicationSettings(@DefaultValue("3d") Duration decide, @DefaultValue("1m") Duration askAgain,
        @DefaultValue("7d") Duration sign, @DefaultValue("1m") Duration payOutAgain,
        @DefaultValue("90d") Duration keepPapers) {}
