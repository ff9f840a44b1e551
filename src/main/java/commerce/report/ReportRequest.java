package commerce.report;

import jakarta.validation.constraints.NotNull;

import io.swagger.v3.oas.annotations.media.Schema;

/** What is wrong with something. */
@Schema(name = "ReportRequest")
public record ReportRequest(@NotNull ReportReason reason) {}
