"""The tasks by the name the command line knows them by, and their modules: one file per outcome."""

TASKS: dict[str, str] = {
    "avm-mortality": "avm_mortality",
    "domain-recovery": "domain_recovery",
    "sich-after-thrombolysis": "sich_after_thrombolysis",
    "visual-recovery-pca": "visual_recovery_pca",
}
