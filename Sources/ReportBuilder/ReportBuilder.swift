// ReportBuilder
