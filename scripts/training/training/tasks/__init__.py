"""The tasks by the name the command line knows them by, and their modules: one file per outcome."""

TASKS: dict[str, str] = {
    "avm-mortality": "avm_mortality",
    "domain-recovery": "domain_recovery",
    "outcome-6-months": "outcome_6_months",
    "sich-after-thrombolysis": "sich_after_thrombolysis",
    "visual-recovery-pca": "visual_recovery_pca",
}
