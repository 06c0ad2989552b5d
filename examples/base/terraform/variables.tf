variable "account" {
  type    = string
  default = "111122223333"
}

variable "region" {
  type    = string
  default = "eu-west-1"
}

locals {
  registry = "arn:aws:ecr:${var.region}:${var.account}:repository"
  packages = "arn:aws:codeartifact:${var.region}:${var.account}"
}
